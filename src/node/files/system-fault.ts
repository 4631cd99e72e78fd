import { deferred, phrase, translated } from '../../phrase.ts'
import { Refusal } from '../../refusal.ts'

/** What the codes of a system mean, and what helps. */
const FAULTS: Readonly<Record<string, { readonly what: string; readonly hint: string }>> = {
  ENOSPC: { what: deferred`the disk is full`, hint: 'make room on the disk, or name a place on another one' },
  EDQUOT: { what: deferred`your share of the disk is used up`, hint: 'remove what you do not need, or name a place on another disk' },
  EFBIG: { what: deferred`it would be larger than a file may be here`, hint: '`ulimit -f` says what is allowed; raise it, or name a place on another disk' },
  EIO: { what: deferred`the disk reports an error`, hint: 'the disk may be damaged: copy what you need from it, and name a place on another one' },
  EROFS: { what: deferred`the disk can only be read`, hint: 'name a place on another disk' },
  EACCES: { what: deferred`permission denied`, hint: 'change the permissions, or name another place' },
  EPERM: { what: deferred`the system does not allow it`, hint: 'change the permissions, or name another place' },
  ENOENT: { what: deferred`it is not there, or a folder above it is not`, hint: 'check the path' },
  ENOTDIR: { what: deferred`a file has the place of a folder`, hint: 'name another place' },
  EISDIR: { what: deferred`a folder has its place`, hint: 'name another place, or move the folder' },
  ENOTEMPTY: { what: deferred`a folder has its place`, hint: 'name another place, or move the folder' },
  EEXIST: { what: deferred`something else has its place`, hint: 'name another place' },
  ENAMETOOLONG: { what: deferred`its name is too long`, hint: 'name a shorter one' },
  ELOOP: { what: deferred`its links lead in a circle`, hint: 'name another place' },
  EMFILE: { what: deferred`too many files are open`, hint: '`ulimit -n` says how many may be; raise it' },
  ENFILE: { what: deferred`too many files are open on this machine`, hint: 'close other programs' },
  ENOMEM: { what: deferred`the system has no memory left`, hint: 'close other programs' },
  EBUSY: { what: deferred`another program uses it`, hint: 'close that program' },
  ENODEV: { what: deferred`the disk is gone`, hint: 'connect the disk again' },
  ESTALE: { what: deferred`the disk of the network is gone`, hint: 'connect it again' },
} // prettier-ignore

/** The code of an error of the system, as in `ENOSPC`; nothing for any other error. An error from a thread has it in its message only. */
export function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  const { code } = error as NodeJS.ErrnoException
  if (typeof code === 'string' && /^E[A-Z0-9]{2,}$/.test(code)) return code
  return /^(?:Error: )?(E[A-Z0-9]{2,}): /.exec(error.message)?.[1]
}

/** An error of the system in plain words; nothing for any other error. @param what as in `tale.csv cannot be written` */
export function systemRefusal(what: string, error: unknown): Refusal | undefined {
  const code = codeOf(error)
  if (code === undefined) return undefined
  const known = FAULTS[code]
  return new Refusal(
    known ? phrase`${what}: ${translated(known.what)} (${code})` : phrase`${what}: ${code}`,
    known?.hint ?? 'check the path, its permissions and the room on the disk',
  )
}

/** Does something to a file; what the system says against it becomes a refusal that names the file. */
export function namingFile<Result>(path: string, work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    throw systemRefusal(phrase`${path} cannot be written`, error) ?? error
  }
}
