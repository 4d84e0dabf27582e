export { ThreadPane } from "./ThreadPane";
export { ThreadsView } from "./ThreadsView";
