export { Consent } from "./Consent";
