/** The sources' error names in our spelling; one of them has a slip of the pen. */
export function reasonOf(error: string | null | undefined): string | null {
  return error?.replace('GS1_LINTER_', '').toLowerCase().replaceAll('_', '-').replace('exipiration', 'expiration') ?? null
}
