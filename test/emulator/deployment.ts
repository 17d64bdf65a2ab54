import { Emulator, startEmulator } from "./emulator";
import { Proxy, startProxy } from "./endpoint-proxy";
import { DeployedProject } from "./project";

export interface Deployment {
  readonly project: DeployedProject;
  /** Where AWS is for the tests of the block: the proxy that puts back what the emulator forgets. */
  readonly url: string;
}

/** The project and the account that it is deployed to, for the tests of one block. Both are there before its first test. */
export function deployment(): Deployment {
  let emulator: Emulator;
  let proxy: Proxy;
  let project: DeployedProject;

  beforeAll(async () => {
    emulator = await startEmulator();
    proxy = await startProxy(emulator.url);
    project = new DeployedProject(proxy.url);
  });

  afterAll(() => {
    proxy.close();
    emulator.stop();
    project.remove();
  });

  return {
    get project() {
      return project;
    },
    get url() {
      return proxy.url;
    },
  };
}
