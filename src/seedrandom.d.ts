/** The one generator of seedrandom 3.0 that we use; 32 random bits a call, in [0, 1). */
declare module 'seedrandom/lib/alea.js' {
  export default function alea(seed: string): () => number
}
