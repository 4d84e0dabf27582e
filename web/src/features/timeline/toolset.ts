export { MessageMenu } from "./MessageMenu";
export { MessageTools } from "./MessageTools";
