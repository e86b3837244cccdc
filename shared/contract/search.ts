import { HIT_KINDS, HIT_MATCHES } from '@shared/domain/search-hit'
import { z } from 'zod'
import { FactsSchema } from './bench-view'

/** Most hits of one answer: more are no list that a person reads. */
export const MAX_HITS = 200

export const SearchInputSchema = z.object({ text: z.string().max(3_000), limit: z.number().int().min(1).max(MAX_HITS) }).strict()

export const SearchHitSchema = z.object({
  kind: z.enum(HIT_KINDS),
  id: z.string(),
  title: z.string(),
  /** What the second line says; times are instants, numbers as stored. */
  facts: FactsSchema,
  match: z.enum(HIT_MATCHES),
})
export type SearchHitView = z.infer<typeof SearchHitSchema>

/** What was found, best first. */
export const SearchFindingsSchema = z.object({
  hits: z.array(SearchHitSchema).readonly(),
  more: z.boolean(),
  /** Share of the catalogue whose words are indexed, 0 to 1; codes are found whatever it is. */
  indexed: z.number().min(0).max(1),
})
export type SearchFindingsView = z.infer<typeof SearchFindingsSchema>
