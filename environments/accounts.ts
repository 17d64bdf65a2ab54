/**
 * The environments that know each other, by what names their resources. Both sides of a copy are written from here, and
 * synth checks that they agree.
 */
export const PROD = { name: "prod", account: "333333333333", region: "eu-west-1" } as const;
export const SANDBOX = { name: "sandbox", account: "444444444444", region: "eu-west-1" } as const;
