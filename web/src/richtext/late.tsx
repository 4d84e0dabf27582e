/** What few messages hold comes in chunks of its own. */
import { part, Skeleton } from "../ui";

const fetchElements = () => import("./elements");
const box = <Skeleton width={120} height={28} />;

export const RareBlock = part(() => import("./blocks").then(({ default: RareBlock }) => RareBlock), <Skeleton height={48} />);
export const ActionElement = part(() => fetchElements().then(({ Element }) => Element), box);
export const InputBlock = part(() => fetchElements().then(({ InputBlock }) => InputBlock), <Skeleton height={56} />);
export const AttachmentActions = part(() => fetchElements().then(({ AttachmentActions }) => AttachmentActions), box);
