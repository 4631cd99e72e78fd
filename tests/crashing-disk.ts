import { mkdirSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, relative, sep } from 'node:path'
import { realDisk, type Disk } from '../src/node/files/disk.ts'
import { randomFrom } from '../src/random.ts'

/** Bytes as they are written, and as they were when the file was last synced. */
class FileNode {
  live: Buffer = Buffer.alloc(0)
  synced: Buffer = Buffer.alloc(0)
}

type Node = FileNode | FolderNode
type Change = (names: Map<string, Node>) => void

/** Names as they are, as they were when the folder was last synced, and the changes since then. */
class FolderNode {
  readonly live = new Map<string, Node>()
  synced = new Map<string, Node>()
  pending: Change[] = []

  change(change: Change): void {
    change(this.live)
    this.pending.push(change)
  }

  sync(): void {
    this.synced = new Map(this.live)
    this.pending = []
  }
}

/** What a disk may hold after a power cut: files by their paths. */
export type AfterCut = ReadonlyMap<string, Buffer>

/**
 * The disk, with a record of what has reached it. A power cut loses any part of what was not synced: bytes of files, whose names may be
 * there, and names in folders, each by itself and in any order.
 *
 * @param root the folder that is recorded; what is in it at the beginning is on the disk
 * @param onCall called before each call that changes something, with what a power cut would leave
 */
export function crashingDisk(
  root: string,
  files: AfterCut,
  onCall: (cut: (kind: Cut) => AfterCut) => void,
): Disk {
  const top = new FolderNode()
  const open = new Map<number, FileNode>()
  const folderAt = (path: string): FolderNode => {
    let folder = top
    for (const name of relative(root, path)
      .split(sep)
      .filter(part => part !== '')) {
      let next = folder.live.get(name)
      if (!(next instanceof FolderNode)) {
        next = new FolderNode()
        const made = next
        folder.change(names => names.set(name, made))
      }
      folder = next
    }
    return folder
  }
  const nodeAt = (path: string) => folderAt(dirname(path)).live.get(basename(path))
  for (const [path, bytes] of files) {
    const file = new FileNode()
    file.live = file.synced = bytes
    folderAt(join(root, dirname(path))).change(names => names.set(basename(path), file))
  }
  const syncAll = (folder: FolderNode) => {
    folder.sync()
    for (const node of folder.live.values()) if (node instanceof FolderNode) syncAll(node)
  }
  syncAll(top)
  const seen =
    <Args extends unknown[], Result>(
      call: (...args: Args) => Result,
      record: (result: Result, ...args: Args) => void,
    ) =>
    (...args: Args) => {
      onCall(kind => afterCut(top, kind))
      const result = call(...args)
      record(result, ...args)
      return result
    }
  const syncFile = (file: number) => {
    const node = open.get(file)
    if (node) node.synced = node.live
  }
  return {
    create: seen(realDisk.create, (file, path) => {
      const node = new FileNode()
      open.set(file, node)
      folderAt(dirname(path)).change(names => names.set(basename(path), node))
    }),
    reopen: seen(realDisk.reopen, (file, path) => {
      const node = nodeAt(path)
      if (node instanceof FileNode) open.set(file, node)
    }),
    write: seen(realDisk.write, (written, file, bytes, from) => {
      const node = open.get(file)!
      node.live = Buffer.concat([node.live, bytes.subarray(from, from + written)])
    }),
    sync: syncFile,
    syncMeanwhile(file) {
      const node = open.get(file)
      return Promise.resolve().then(() => {
        if (node) node.synced = node.live
      })
    },
    close: realDisk.close,
    syncFolder: path => {
      if (path.startsWith(root)) folderAt(path).sync()
    },
    rename: seen(realDisk.rename, (_, from, to) => {
      const node = nodeAt(from)!
      folderAt(dirname(to)).change(names => {
        names.delete(basename(from))
        names.set(basename(to), node)
      })
    }),
    link: seen(realDisk.link, (_, from, to) => {
      const node = nodeAt(from)!
      folderAt(dirname(to)).change(names => names.set(basename(to), node))
    }),
    remove: seen(realDisk.remove, (_, path) => {
      folderAt(dirname(path)).change(names => names.delete(basename(path)))
    }),
    makeFolder: seen(realDisk.makeFolder, (_, path) => void folderAt(path)),
    makeTemporary: realDisk.makeTemporary,
  }
}

/** `names`: every name is there and no byte that was not synced, as ext4 may do it; `nothing`: no name either; else at random by a seed. */
export type Cut = 'names' | 'nothing' | { readonly seed: string }

function afterCut(top: FolderNode, cut: Cut): AfterCut {
  const random = typeof cut === 'object' ? randomFrom(cut.seed) : undefined
  const isKept = () => (random ? random.below(2) === 0 : cut === 'names')
  const files = new Map<string, Buffer>()
  const walk = (folder: FolderNode, path: string) => {
    const names = new Map(folder.synced)
    for (const change of folder.pending) if (isKept()) change(names)
    for (const [name, node] of names) {
      const target = join(path, name)
      if (node instanceof FolderNode) walk(node, target)
      else files.set(target, random?.below(2) === 0 ? node.live : node.synced)
    }
  }
  walk(top, '')
  return files
}

/** Writes what a power cut left into a folder. */
export function putFiles(folder: string, files: AfterCut): void {
  for (const [path, bytes] of files) {
    mkdirSync(join(folder, dirname(path)), { recursive: true })
    writeFileSync(join(folder, path), bytes)
  }
}
