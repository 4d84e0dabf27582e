export { blockHost } from "./host";
