// node listen.mjs serialport-readline PORT: reads lines from a serial port and sends each to its parent; 'ready' comes first.
import { ReadlineParser, SerialPort } from 'serialport'

const [peer, path] = process.argv.slice(2)
if (peer !== 'serialport-readline') throw new Error(`no peer ${peer}`)
const port = new SerialPort({ path, baudRate: 9600 })
port.pipe(new ReadlineParser({ delimiter: '\r' })).on('data', (line) => process.send(line))
port.on('open', () => process.send('ready'))
port.on('error', () => process.exit(1))
