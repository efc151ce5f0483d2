/** What the library is compiled to. */
export interface VerovioModule {
  readonly cwrap: unknown;
}

export default function createVerovioModule(): Promise<VerovioModule>;
