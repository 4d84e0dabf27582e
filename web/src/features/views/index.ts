export { HomeView, type HomeViewProps } from "./HomeView";
export { applyViewEvent } from "./stack";
export { Views } from "./Views";
export { openWorkflow } from "./workflow";
