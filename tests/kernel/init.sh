#!/bin/busybox sh
# The first process of the guest: mounts what a system has, loads the modules, runs the tests, and turns the machine off.
/bin/busybox --install -s /bin
mount -t proc proc /proc
mount -t sysfs sys /sys
mount -t devtmpfs dev /dev
mkdir -p /dev/pts
mount -t devpts pts /dev/pts
mount -t tmpfs tmp /tmp
while read -r module arguments; do insmod "$module" $arguments || echo "cannot load $module"; done < /modules/order
mount -t configfs config /sys/kernel/config
export HOME=/root NODE_ENV=test LANG=C.UTF-8
cd /test
node --no-warnings main.cjs
echo "exit code $?"
reboot -f
