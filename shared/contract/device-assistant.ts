import { DeviceProfileSchema, DeviceEvidenceSchema } from './device-configuration'
import { z } from 'zod'

const LineSchema = z.object({ baudRate: z.number(), dataBits: z.union([z.literal(7), z.literal(8)]), parity: z.enum(['none', 'even', 'odd']), stopBits: z.union([z.literal(1), z.literal(2)]) })

/** A protocol that the assistant believes in, with what the scale said in it last. */
export const AssistantCandidateSchema = z.object({
  protocol: z.string(),
  confidence: z.enum(['sure', 'likely', 'maybe']),
  inARow: z.number(),
  value: z.string().nullable(),
  unit: z.string().nullable(),
})
export type AssistantCandidate = z.infer<typeof AssistantCandidateSchema>

/** What the set-up assistant knows of the device it looks at. */
export const AssistantViewSchema = z.object({
  phase: z.enum(['idle', 'listening', 'asking', 'waiting-use', 'done', 'refused']),
  /** The device that is looked at. */
  port: z.string(),
  step: z.number(),
  steps: z.number(),
  line: LineSchema.nullable(),
  /** The likeliest first. */
  candidates: z.array(AssistantCandidateSchema),
  /** Text lines it sent, the newest last; control characters as they came. */
  heard: z.array(z.string()),
  /** Lines that look like codes of a scanner. */
  codes: z.number(),
  /** What the system said when the line could not be opened. */
  detail: z.string().nullable(),
  cause: z.enum(['absent', 'no-permission', 'held', 'timeout', 'broken', 'twins']).nullable(),
  suspicion: z.enum(['even-parity', 'odd-parity', 'speed']).nullable(),
})
export type AssistantView = z.infer<typeof AssistantViewSchema>

export const NO_ASSISTANT_VIEW: AssistantView = { phase: 'idle', port: '', step: 0, steps: 0, line: null, candidates: [], heard: [], codes: 0, detail: null, cause: null, suspicion: null }

const Nothing = z.object({}).strict()

/** Requests of the set-up assistant; refused when no lead is signed in. */
export const deviceAssistantRequests = {
  /** Begins to find out what is at a port, or behind a network address (`host:port`); what it finds comes as `assistantChanged`. Refused for what may not be asked. */
  'assistant.begin': { input: z.union([z.object({ evidence: DeviceEvidenceSchema }).strict(), z.object({ address: z.string().trim().max(200) }).strict()]), output: AssistantViewSchema },
  /** Gives the port back. */
  'assistant.cancel': { input: Nothing, output: AssistantViewSchema },
  /** Listens to the device anew, so that its line can be learned; the newest line comes as `assistantChanged`. */
  'assistant.listen': { input: Nothing, output: AssistantViewSchema },
  /** The display shows this weight now: one example. The profile comes once the examples settle everything; until then null. */
  'assistant.learn': { input: z.object({ weight: z.string().trim().max(20) }).strict(), output: z.object({ profile: DeviceProfileSchema.nullable(), examples: z.number() }) },
} as const
