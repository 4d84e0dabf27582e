export { LaterPage } from "./LaterPage";
