/** The code of a Lambda function as it is uploaded. */
export interface FunctionPackage {
  /** Name of the archive, which synthesis writes beside the configuration: `archive.zip`. */
  readonly fileName: string;
  /** SHA-256 of the archive in Base64, as Lambda and Terraform compare it. */
  readonly sha256: string;
  readonly zip: Uint8Array;
}

/** What lies beside the code in an archive, by the name of the file: data that the function reads. */
export type FunctionFiles = Readonly<Record<string, string>>;

/** Where stacks get the code of their functions. What no stack asks for is not bundled. */
export interface FunctionCode {
  /**
   * @param name the folder in `functions/`
   */
  packageOf(name: string, files?: FunctionFiles): FunctionPackage;
}
