import { config } from 'zod'

// The page's policy forbids code made from text, which zod would otherwise try, and report, on every start.
// Schemas look at this when they are made, so this file is imported before any of them.
config({ jitless: true })
