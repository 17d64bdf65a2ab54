/**
 * The newest Node.js that every accepted provider knows: 5.100.0 refuses `nodejs24.x`, which came with 6.x.
 * Lambda supports it until April 2027. The bundler compiles for the same version.
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html
 */
export const RUNTIME = "nodejs22.x";

/** Graviton: less energy and a fifth less money for the same work. Nothing in the bundles is compiled for a processor. */
export const ARCHITECTURE = "arm64";
