import { checkClients } from "../network";
import { CacheRule } from "./cache-rule";

/** Who may open a connection beside the client group: nobody from the internet. */
export const clients: CacheRule = ({ value, path }, report) => {
  checkClients(value.clients, path.at("clients"), report);
};
