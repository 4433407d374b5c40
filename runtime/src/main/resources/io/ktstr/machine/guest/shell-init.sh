#!/bin/busybox sh
# Process 1 of a guest with a shell. /ktstr/mode says what the shell reads:
#   terminal   the console; /ktstr/terminal has been made for it by the host
#   command    /ktstr/command
#   script     its standard input, which comes from the host
# In the last two the standard streams are virtio-serial ports, so that nothing of the kernel gets into them. The port
# "end" carries "go" from the host once all are connected, then "ready" and "exit STATUS" to it.
/bin/busybox --install -s /bin
export PATH=/bin HOME=/ PS1='\w # '

mount -t devtmpfs dev /dev
mount -t proc proc /proc
mount -t sysfs sys /sys
mount -t cgroup2 cgroup2 /sys/fs/cgroup
mount -t tmpfs tmp /tmp
ln -s /proc/self/fd /dev/fd
ln -s fd/0 /dev/stdin
ln -s fd/1 /dev/stdout
ln -s fd/2 /dev/stderr
for module in /modules/*.ko; do
  [ ! -e "$module" ] || insmod "$module"
done

# The device of the port with a name, as soon as it is there.
port() {
  until found=$(grep -lx "$1" /sys/class/virtio-ports/*/name 2>/dev/null); do usleep 10000; done
  found=${found%/name}
  echo "/dev/${found##*/}"
}

# A port ends at once while nobody is connected to its other end.
exec 7<>"$(port end)"
until read -r word <&7 && [ "$word" = go ]; do usleep 10000; done

in_terminal() {
  . /ktstr/terminal
  echo ready >&7
  setsid -c sh -i <>/dev/ttyS0 >&0 2>&1 7>&-
}

# A port can be opened once only, a pipe as often as the command likes (/dev/stdin, /dev/stderr).
in_pipes() {
  mkfifo /tmp/.in /tmp/.out /tmp/.err
  cat <"$(port in)" >/tmp/.in 7>&- &
  cat </tmp/.out >"$(port out)" 7>&- &
  out=$!
  cat </tmp/.err >"$(port err)" 7>&- &
  err=$!
  echo ready >&7
  # A shell opens the pipes of a command itself, which the end of one of its children can break off: this one has none.
  (exec sh "$@" </tmp/.in >/tmp/.out 2>/tmp/.err 7>&-)
  status=$?
  end_the_rest
  : 3<>/tmp/.out 4<>/tmp/.err # for a command that did not even begin
  wait $out $err
  return $status
}

# What the command has left running would keep its pipes open.
end_the_rest() {
  for process in /proc/[0-9]*; do
    case ${process#/proc/} in
      1 | $out | $err) ;;
      *) kill -9 "${process#/proc/}" 2>/dev/null ;;
    esac
  done
}

case $(cat /ktstr/mode) in
  terminal) in_terminal ;;
  command) in_pipes /ktstr/command ;;
  script) in_pipes ;;
esac
echo "exit $?" >&7
poweroff -f
