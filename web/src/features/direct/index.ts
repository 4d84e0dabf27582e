export { DirectPage } from "./DirectPage";
