import { signal } from '@preact/signals'
import { say } from '../locales/say.ts'
import { copyText } from './clipboard.ts'

/** The address that was copied last, and whether the browser allowed it. */
const copied = signal<{ readonly address: string; readonly allowed: boolean } | undefined>(undefined)

/** A button that copies the address of what is shown. */
export function CopyLink({ label = say('share.link') }: { label?: string }) {
  const done = copied.value?.address === location.href ? copied.value : undefined
  return (
    <>
      <button type="button" onClick={() => void copy()}>
        {label}
      </button>
      <span role="status" class="note">
        {done && say(done.allowed ? 'share.copied' : 'share.notCopied')}
      </span>
    </>
  )
}

async function copy(): Promise<void> {
  const address = location.href
  copied.value = { address, allowed: await copyText(address) }
}
