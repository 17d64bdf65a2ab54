/** The part of dynalite that the tests use; the package brings no types. */
declare module "dynalite" {
  import { Server } from "node:http";

  interface Options {
    /** Milliseconds that a table stays CREATING. */
    readonly createTableMs?: number;
    readonly updateTableMs?: number;
    readonly deleteTableMs?: number;
  }

  /** A DynamoDB engine in this process, in memory, behind an HTTP server that is not listening yet. */
  function dynalite(options?: Options): Server;

  export = dynalite;
}
