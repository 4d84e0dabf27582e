/** What few messages hold comes in chunks of its own. */
import { part, Skeleton } from "../ui";

const elements = () => import("./elements");
const box = <Skeleton width={120} height={28} />;

export const RareBlock = part(() => import("./blocks").then(({ default: RareBlock }) => RareBlock), <Skeleton height={48} />);
export const ActionElement = part(() => elements().then(({ Element }) => Element), box);
export const InputBlock = part(() => elements().then(({ InputBlock }) => InputBlock), <Skeleton height={56} />);
export const AttachmentActions = part(() => elements().then(({ AttachmentActions }) => AttachmentActions), box);

/** Fetches what people use in blocks, so that it is drawn at once. */
export async function fetchElements(): Promise<void> {
  await Promise.all([ActionElement.fetch(), InputBlock.fetch()]);
}
