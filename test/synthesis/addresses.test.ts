import { estate } from "../../environments";
import { estateOf, newProvider, oldProvider } from "../support/all-features";
import { audited } from "../support/audited";
import { addressesOf } from "../support/addresses";
import { archived } from "../support/archived";
import { backedUp, keepsCopies } from "../support/backed-up";
import { cached } from "../support/cached";

/**
 * Addresses are an interface: a resource that changes its address is destroyed and made anew. A difference here is a
 * `moved` block that is missing, or a new resource; update the snapshot only for the latter.
 */
test("the addresses of every stack stay what they are", () => {
  expect(addressesOf(estate)).toMatchSnapshot();
});

test("the addresses of features that no environment uses yet stay what they are", () => {
  expect(
    addressesOf(estateOf(oldProvider, newProvider, backedUp, keepsCopies, cached, archived, audited)),
  ).toMatchSnapshot();
});
