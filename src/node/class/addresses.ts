import { hostname, networkInterfaces, type NetworkInterfaceInfo } from 'node:os'
import { inAddress, isAllAddresses, LOOPBACK } from '../page/guarded-server.ts'

/** Where a lesson is found. */
export interface Places {
  /** Names and addresses by which it may be asked, in small letters, without a port. */
  readonly names: readonly string[]
  /** The names to tell pupils, the likeliest first; at least one. */
  readonly toTell: readonly string[]
}

/**
 * The names and addresses of a lesson that listens on an address.
 *
 * @param host the address that is listened on
 * @param name a name that a network gives this machine; it is told first
 * @param interfaces the network interfaces of the machine
 */
export function placesOf(
  host: string,
  name?: string,
  {
    interfaces = networkInterfaces(),
    machine = hostname(),
  }: { interfaces?: NodeJS.Dict<NetworkInterfaceInfo[]>; machine?: string } = {},
): Places {
  const given = name === undefined ? [] : [name.toLowerCase()]
  if (!isAllAddresses(host)) {
    const shown = inAddress(host)
    return { names: [...given, shown], toTell: [...given, shown] }
  }
  const found = Object.entries(interfaces).flatMap(([card, addresses = []]) =>
    addresses.filter(({ internal }) => !internal).map(({ address, family }) => ({ card, address, family })),
  )
  const four = found
    .filter(({ family }) => family === 'IPv4')
    .map(({ card, address }) => ({ address, rank: rankOf(card, address) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ address }) => address)
  const six = found
    .filter(({ family, address }) => family === 'IPv6' && !address.startsWith('fe80:'))
    .map(({ address }) => inAddress(address))
  const own = machine.toLowerCase()
  const toTell = [...given, ...four]
  return {
    names: [...toTell, ...six, own, `${own}.local`],
    toTell: toTell.length > 0 ? toTell : [LOOPBACK],
  }
}

/** How likely pupils reach an address: a school's network first, networks between programs of this machine last. */
function rankOf(card: string, address: string): number {
  if (/^(docker|br-|veth|virbr|vmnet|vboxnet|utun|tun|tap|wg|zt|tailscale)|vEthernet|WSL/i.test(card))
    return 3
  if (address.startsWith('192.168.') || address.startsWith('10.')) return 0
  return /^172\.(1[6-9]|2\d|3[01])\./.test(address) ? 1 : address.startsWith('169.254.') ? 3 : 2
}
