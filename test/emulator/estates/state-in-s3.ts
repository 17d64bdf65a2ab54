import { State } from "../../../model/environment";
import { synthesizeWith } from "./synthesize";

/** Every environment keeps its state in S3, locked by a file beside it. */
synthesizeWith((environment) => ({
  ...environment,
  state: State.s3({ bucket: `${environment.name}-terraform-state`, region: environment.region }),
}));
