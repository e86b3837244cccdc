import { FAILURE_KINDS } from '@shared/domain/failure'
import { z } from 'zod'
import { FactsSchema } from './bench-view'
import { events, type EventName } from './events'
import { KeyBurstSchema, WedgeTimingSchema } from './keyboard'

/** Raised when an envelope changes its shape. Window and station of one build always agree; a mismatch means a half-installed update. */
export const PROTOCOL_VERSION = 1

/** Longest message either side takes, in characters of JSON: a guard against a runaway, far above any real payload. */
export const MAX_MESSAGE_LENGTH = 4_000_000

/** A refusal as it crosses the wire. `station-fault` stands for a broken invariant; its cause is in the station's log, not here. */
export const FailureSchema = z.object({ kind: z.enum(FAILURE_KINDS), facts: FactsSchema })

export const RequestEnvelopeSchema = z.object({ protocol: z.literal(PROTOCOL_VERSION), id: z.number().int().nonnegative(), name: z.string().max(80), input: z.unknown() })
export type RequestEnvelope = z.infer<typeof RequestEnvelopeSchema>

export const ReplyEnvelopeSchema = z.discriminatedUnion('ok', [
  z.object({ id: z.number(), ok: z.literal(true), output: z.unknown() }),
  z.object({ id: z.number(), ok: z.literal(false), failure: FailureSchema }),
])
export type ReplyEnvelope = z.infer<typeof ReplyEnvelopeSchema>

export const EventEnvelopeSchema = z.object({ event: z.custom<EventName>((name) => typeof name === 'string' && Object.hasOwn(events, name)), payload: z.unknown() })
export type EventEnvelope = z.infer<typeof EventEnvelopeSchema>

/** Everything the station sends to the window. */
export const StationMessageSchema = z.union([ReplyEnvelopeSchema, EventEnvelopeSchema])
export type StationMessage = z.infer<typeof StationMessageSchema>

/** What main and the station process say to each other besides the window's traffic. */
export const HostMessageSchema = z.discriminatedUnion('host', [
  z.object({ host: z.literal('ready') }),
  z.object({ host: z.literal('fatal'), message: z.string() }),
  z.object({ host: z.literal('stop') }),
  z.object({ host: z.literal('window'), message: z.unknown() }),
  /** Main saw a keyboard scanner type. */
  z.object({ host: z.literal('burst'), burst: KeyBurstSchema }),
  /** The station tells main what it knows of its keyboard scanners. */
  z.object({ host: z.literal('wedge-timing'), timing: WedgeTimingSchema }),
])
export type HostMessage = z.infer<typeof HostMessageSchema>
