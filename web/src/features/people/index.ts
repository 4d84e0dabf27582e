export { PeoplePage, type PeoplePageProps } from "./PeoplePage";
