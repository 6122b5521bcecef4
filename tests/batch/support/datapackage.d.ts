/** What the tests use of the reference implementation of Frictionless Data Packages, which carries no types. */
declare module 'datapackage' {
  export type Resource = {
    readonly name: string;
    readonly tabular: boolean;
    readonly valid: boolean;
    /** Rows with every cell cast to the type of its field; rejects at the first that does not fit. */
    readonly read: (options: { readonly cast: true }) => Promise<readonly (readonly unknown[])[]>;
  };
  export const Package: {
    readonly load: (path: string) => Promise<{
      readonly valid: boolean;
      readonly errors: readonly Error[];
      readonly resources: readonly Resource[];
    }>;
  };
}
