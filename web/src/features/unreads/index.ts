export { UnreadsPage, type UnreadsPageProps } from "./UnreadsPage";
