export { type MessagePlace, SearchPage, type SearchPageProps } from "./SearchPage";
