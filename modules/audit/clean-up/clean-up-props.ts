import { ResolvedCleanUp } from "../../../model/resolve/resolved-clean-up";
import { ResolvedEnvironment } from "../../../model/resolve/resolved";
import { FunctionCode } from "../../function/function-code";
import { ServiceKey } from "../../service-key/service-key";

export interface CleanUpProps {
  readonly environment: ResolvedEnvironment;
  readonly cleanUp: ResolvedCleanUp;
  readonly code: FunctionCode;
  /** The stack's key: see `keyUseForCleanUp`. */
  readonly key: ServiceKey;
}
