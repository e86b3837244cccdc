// The archive that a kernel unpacks as its first root: cpio in the "newc" form (Documentation/driver-api/early-userspace/buffer-format).
// Written here, because the format is one page and a tool for it would be one more package to install.

const kinds = { folder: 0o040000, file: 0o100000, link: 0o120000 }
const align = (length) => (4 - (length % 4)) % 4
const hex = (value) => (value >>> 0).toString(16).toUpperCase().padStart(8, '0')

/** Collects entries and gives the whole archive. Folders of a path are made with it. Owner is root, times are zero. */
export function createArchive() {
  const parts = []
  const folders = new Set()
  let inode = 0

  function append(path, mode, content) {
    const name = Buffer.from(`${path}\0`)
    inode += 1
    const fields = [inode, mode, 0, 0, 1, 0, content.length, 0, 0, 0, 0, name.length, 0]
    parts.push(Buffer.from(`070701${fields.map(hex).join('')}`), name, Buffer.alloc(align(110 + name.length)))
    parts.push(content, Buffer.alloc(align(content.length)))
  }

  function folder(path) {
    const above = path.split('/').slice(0, -1).join('/')
    if (path === '' || folders.has(path)) return
    folder(above)
    folders.add(path)
    append(path, kinds.folder | 0o755, Buffer.alloc(0))
  }

  const folderOf = (path) => folder(path.split('/').slice(0, -1).join('/'))

  return {
    folder,
    file(path, content, mode = 0o644) {
      folderOf(path)
      append(path, kinds.file | mode, Buffer.from(content))
    },
    link(path, target) {
      folderOf(path)
      append(path, kinds.link | 0o777, Buffer.from(target))
    },
    end() {
      append('TRAILER!!!', 0, Buffer.alloc(0))
      return Buffer.concat(parts)
    },
  }
}
