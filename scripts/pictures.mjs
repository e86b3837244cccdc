// npm run pictures: takes the pictures of every screen in docs/pictures anew, by the app itself.
import { spawnSync } from 'node:child_process'
import { modernNode, toolEnvironment } from './project.mjs'

const env = toolEnvironment({ TURNBACK_PICTURES: process.env.TURNBACK_PICTURES ?? 'docs/pictures' })
const { status } = spawnSync(modernNode(), ['scripts/run.mjs', 'exec', 'playwright', 'test'], { stdio: 'inherit', env })
process.exitCode = status ?? 1
