export { Details, type DetailsProps, type DetailsTab } from "./Details";
