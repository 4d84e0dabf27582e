export { Browse } from "./Browse";
export { CreateChannel } from "./CreateChannel";
