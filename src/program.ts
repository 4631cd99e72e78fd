/** How a command line begins in a clone, where npm finds the command. */
const IN_CLONE = 'npx collapse-lab'

let called = IN_CLONE

/** How a command line begins for its reader: `npx collapse-lab` in a clone, `collapse-lab` where the package is installed. */
export const program = (): string => called

/** Says that command lines of this thread begin as in an installation, where `npx` may fetch a stranger's package of the name. */
export function callInstalled(): void {
  called = 'collapse-lab'
}

/** A text whose command lines begin as in a clone, as its reader has to type them. */
export const asCalled = (text: string): string => text.replaceAll(IN_CLONE, called)
