/**
 * Runs a program in a mount namespace of its own, with a folder that the machine does not have in its root, and an empty
 * /dev/shm. The root is a new one, since the machine's is to stay as it is: all that is in there is mounted into it.
 */
const SCRIPT = `
root="$1" source="$2" target="$3"; shift 3
mount -t tmpfs root "$root"
for each in /*; do
  [ "$each" = "$target" ] && continue
  if [ -L "$each" ]; then cp -P "$each" "$root$each"
  elif [ -d "$each" ]; then mkdir "$root$each"; mount --rbind "$each" "$root$each"
  else cp "$each" "$root$each"
  fi
done
mkdir "$root$target"
mount --bind "$source" "$root$target"
mount -t tmpfs shm "$root/dev/shm"
exec chroot "$root" "$@"
`;

/**
 * The command that runs another one where an existing folder is seen as another one, such as /certs.
 *
 * @param root An empty folder, for the new root.
 */
export function withFolderAt(target: string, source: string, root: string, command: string[]): string[] {
  return ['unshare', '--mount', 'sh', '-ec', SCRIPT, 'sh', root, source, target, ...command];
}
