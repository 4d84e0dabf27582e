export { type Editing, ThreadPane } from "./ThreadPane";
export { ThreadsView } from "./ThreadsView";
