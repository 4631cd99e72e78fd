declare module 'natural/lib/natural/stemmers/porter_stemmer_*' {
  const stemmer: { stem(word: string): string }
  export default stemmer
}

declare module 'natural/lib/natural/stemmers/porter_stemmer.js' {
  const porter: { stem(word: string): string }
  export default porter
}

declare module 'natural/lib/natural/distance/jaro-winkler_distance.js' {
  export default function jaroWinkler(a: string, b: string, options: { ignoreCase?: boolean }): number
}

declare module 'natural/lib/natural/ngrams/ngrams.js' {
  const ngrams: {
    ngrams(
      sequence: string[],
      n: number,
      start?: string | null,
      end?: string | null,
      stats?: boolean,
    ): string[][] | { ngrams: string[][]; frequencies: Record<string, number>; Nr: Record<string, number> }
  }
  export default ngrams
}

declare module 'natural/lib/natural/tokenizers/sentence_tokenizer.js' {
  export default class SentenceTokenizer {
    constructor(abbreviations?: string[])
    tokenize(text: string): string[]
  }
}

declare module 'natural/lib/natural/classifiers/bayes_classifier.js' {
  export default class BayesClassifier {
    textToFeatures(tokens: string[]): number[]
    addDocument(tokens: string[], label: string): void
    train(): void
    getClassifications(tokens: string[]): { label: string; value: number }[]
  }
}
