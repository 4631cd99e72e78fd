/** A statement of the article, in our words, and where it is shown. */
export interface Statement {
  readonly says: string
  /** Claims that test it, as in `rare-first/rarer-1`: an experiment and one of its claims. */
  readonly claims: readonly string[]
  /** Where else it can be seen, or what the claims leave open: a sentence. */
  readonly note?: string
  /** Why no claim tests it: a sentence. Every statement without claims has it. */
  readonly because?: string
}

/** Every statement of the article, in its order. Their numbers, from 1, are their places. */
export const statements: readonly Statement[] = [
  {
    says: 'Answers stay polished while the range of patterns shrinks.',
    claims: ['still-fluent/fluency-stays', 'still-fluent/variety-goes', 'still-fluent/polished'],
  },
  {
    says: 'The first warning is the gradual loss of rare details.',
    claims: ['rare-first/rarer-1', 'early-collapse/rare-before-accuracy'],
  },
  {
    says: 'Small distortions pass from one generation to the next.',
    claims: ['photocopy/fading', 'three-distortions/sampling-compounds'],
  },
  {
    says: 'Models degrade when the data they learn from keeps neither variety nor accuracy.',
    claims: ['photocopy/fading', 'errors-multiply/can-multiply'],
  },
  {
    says: 'Rare patterns disappear first.',
    claims: ['rare-first/rarer-1', 'rare-first/rarer-2-5', 'rare-first/rarer-6-20'],
  },
  {
    says: 'Errors become more dominant.',
    claims: ['errors-multiply/can-multiply', 'errors-multiply/no-drift'],
    note: 'The errors are planted answers to a prompt, and not those of a book.',
  },
  {
    says: 'Common patterns become more dominant.',
    claims: ['rare-first/dominance-sharp', 'rare-first/dominance-plain'],
    note: 'So it is where models prefer the likely, and not where they draw plainly.',
  },
  {
    says: 'Synthetic data can improve skills and fill gaps.',
    claims: ['balanced-view/some-are-better'],
    note: 'The skill is to predict human text.',
  },
  {
    says: 'It helps smaller models to learn from stronger ones.',
    claims: ['balanced-view/stronger-helps', 'average-hides-rare/average-improves'],
  },
  {
    says: 'The danger is recursive use without control.',
    claims: ['balanced-view/some-collapse', 'replace-or-keep/replace-goes-on'],
  },
  {
    says: 'The first copy of a photocopy looks almost like the original.',
    claims: ['photocopy/first-copy-alike', 'photocopy/first-copy-lost'],
  },
  {
    says: 'Faint marks disappear in the copy of a copy.',
    claims: ['photocopy/fading', 'photocopy/law-3'],
  },
  {
    says: 'Dust and dark edges become stronger.',
    claims: ['rare-first/dominance-sharp', 'errors-multiply/can-multiply'],
    note: 'Where models draw plainly nothing grows on average: a share moves up as often as down.',
  },
  {
    says: 'A generated data set approximates the original, and does not replace it.',
    claims: ['replace-or-keep/words-kept', 'more-repetitive/less-representative'],
  },
  {
    says: 'Outputs are those that are likely; common patterns are easier to produce.',
    claims: [
      'rare-first/dominance-sharp',
      'rare-first/dominance-plain',
      'ten-thousand-stories/settings-are-enough',
    ],
    note: 'At temperature 1 a model writes each word as often as it read it, on average.',
  },
  {
    says: 'Of 10,000 stories a sample may have 6,400, 3,100, 450 and 50 for 5,500, 3,000, 1,000 and 500.',
    claims: ['ten-thousand-stories/chance-leaves-the-table', 'ten-thousand-stories/filter-makes-it'],
  },
  {
    says: 'The sample has too much of the common and too little of the tails.',
    claims: ['ten-thousand-stories/sampling-is-enough', 'ten-thousand-stories/settings-are-enough'],
  },
  {
    says: 'The next model has even fewer of the rare.',
    claims: ['million-passages/fades-2', 'million-passages/fades-3'],
  },
  {
    says: 'Collapse does not begin with obvious nonsense.',
    claims: ['still-fluent/fluency-stays', 'still-fluent/no-stumbling'],
    note: 'What three words in a row tell; sense is not measured.',
  },
  {
    says: 'The model still performs well on common tests.',
    claims: ['early-collapse/rare-before-accuracy', 'early-collapse/coverage-hardly-moves'],
  },
  {
    says: 'It looks cleaner and more consistent, since unusual cases are gone.',
    claims: ['early-collapse/cleaner', 'still-fluent/polished-plain', 'still-fluent/no-stumbling'],
  },
  {
    says: 'It becomes less capable at rare languages and dialects.',
    claims: ['dialects/minority-first', 'dialects/variety-plain'],
    note: 'Speeches of the 1790s stand for a dialect.',
  },
  {
    says: 'It becomes less capable at unusual compositions of images.',
    claims: [],
    because: 'the lab has text, and no images.',
  },
  {
    says: 'It becomes less capable at minority cases of a data set.',
    claims: ['ten-thousand-stories/settings-are-enough', 'rare-first/rarer-1'],
  },
  {
    says: 'It becomes less capable at creative or surprising language.',
    claims: ['still-fluent/no-stumbling', 'which-filter/surprising-protects-3'],
    note: 'Surprising is what another model of the author finds hard to predict; creativity is not measured.',
  },
  {
    says: 'It becomes less capable at edge cases that occur infrequently.',
    claims: ['rare-first/rarer-1'],
  },
  {
    says: 'It becomes less capable at subtle distinctions that samples lack.',
    claims: [],
    because:
      'a distinction is one of meaning, and the lab knows words and their order alone. That a model cannot write a word or a pair of words that its text lacks is exact, and [regimes.md](regimes.md) says why.',
  },
  {
    says: 'The first loss may be variety, not fluency.',
    claims: [
      'still-fluent/variety-goes',
      'still-fluent/fluency-stays',
      'early-collapse/perplexity-moves-too',
    ],
  },
  {
    says: 'A wrong statement is learned and repeated.',
    claims: ['errors-multiply/survival'],
  },
  {
    says: 'It becomes a more confident error.',
    claims: ['errors-multiply/can-multiply', 'errors-multiply/confidence-filter'],
    note: 'The confidence of an n-gram model in an answer is the share that it has after the prompt; no other is measured.',
  },
  {
    says: 'That is not certain; filtering and independent evidence can remove it.',
    claims: [
      'errors-multiply/not-every-error',
      'errors-multiply/verifier-removes',
      'errors-multiply/independent-evidence',
    ],
  },
  {
    says: 'The loop is that output is treated as ground truth.',
    claims: ['balanced-view/own-test-flatters'],
  },
  {
    says: 'Sampling distorts: a sample cannot have everything.',
    claims: ['three-distortions/sampling-adds', 'three-distortions/nothing-changes'],
  },
  {
    says: 'Approximation distorts: it smooths, combines, and gets chances wrong.',
    claims: ['three-distortions/approximation-adds', 'three-distortions/approximation-compounds'],
  },
  {
    says: 'Choices of training and filtering distort.',
    claims: ['three-distortions/filtering-adds', 'which-filter/farther'],
  },
  {
    says: 'Repeated, they push the data farther from the original.',
    claims: ['three-distortions/sampling-compounds', 'three-distortions/filtering-compounds'],
  },
  {
    says: 'Model collapse is not mode collapse.',
    claims: ['mode-collapse/mode-recovers', 'mode-collapse/model-does-not'],
  },
  {
    says: 'Not all synthetic data causes collapse.',
    claims: ['replace-or-keep/accumulate-helps', 'balanced-view/some-are-better'],
  },
  {
    says: 'Real data that is kept and added to can prevent it.',
    claims: ['replace-or-keep/accumulate-slows', 'replace-or-keep/words-kept'],
  },
  {
    says: 'Safer: keep the original, add selected text, verify it, test on independent text.',
    claims: ['seven-protections/together', 'balanced-view/supplement-helps', 'balanced-view/verified-helps'],
  },
  {
    says: 'Synthetic data that is targeted and checked is useful.',
    claims: ['balanced-view/some-are-better', 'balanced-view/verified-helps'],
    note: 'One verifier is tried, which keeps what is most like human text, and it does not help.',
  },
  {
    says: 'A writes a million passages, B learns from them, C from those of B.',
    claims: ['million-passages/more-slows', 'million-passages/still-fades', 'million-passages/million-fades'],
    note: 'The experiment goes to a hundred thousand passages; [performance.md](performance.md) says what a million take.',
  },
  {
    says: 'B is slightly more conventional and repetitive.',
    claims: ['more-repetitive/fewer-sequences', 'more-repetitive/slightly'],
  },
  {
    says: 'Less common vocabulary fades.',
    claims: ['million-passages/fades-2', 'rare-first/rarer-1'],
  },
  {
    says: 'Less common structures fade.',
    claims: [
      'more-repetitive/structures',
      'more-repetitive/fewer-sequences',
      'several-generators/other-methods',
    ],
    note: 'A structure is a sequence of words here, or of the commonest words alone. Parts of speech are not told, because the tagger of the package natural has another licence than this lab (GPL).',
  },
  {
    says: 'Viewpoints and cultural patterns fade.',
    claims: ['ten-thousand-stories/settings-are-enough', 'dialects/minority-first'],
    note: 'Kinds of stories and an era of speeches stand for them; a viewpoint itself is not measured, because nothing here knows what a text claims.',
  },
  {
    says: 'The final model may still write grammatical sentences.',
    claims: ['still-fluent/fluency-stays'],
    note: 'Three words in a row still go together. Whether whole sentences are grammatical is not shown, because the lab has no parser.',
  },
  {
    says: 'Its language may be flatter, more repetitive and less representative.',
    claims: [
      'more-repetitive/flatter',
      'more-repetitive/sentences-twice',
      'more-repetitive/less-representative',
      'characters/words-vanish',
    ],
  },
  {
    says: 'Collectors meet text without knowing who made it.',
    claims: ['open-web/imperfect'],
  },
  {
    says: 'Provenance, quality signals, classifiers, watermarks, dates and archives help.',
    claims: [
      'open-web/filters-help',
      'open-web/rare-pays-log-ratio',
      'open-web/next-model',
      'open-web/date-safe-but-poor',
    ],
  },
  {
    says: 'Detection is imperfect: text is edited, mixed, translated, copied, or stripped of its labels.',
    claims: ['open-web/imperfect', 'open-web/labels-law'],
    note: 'Translated text is not shown, because the lab has no translator.',
  },
  {
    says: 'Data needs to say where it comes from, how it was made, and how far to trust it.',
    claims: ['open-web/labels-law', 'open-web/filters-help'],
    note: 'Licensed and uncertain sources are not told apart, because every text here is free; what a model read is told passage by passage ([run-format.md](run-format.md#trainingcsv)).',
  },
  {
    says: 'Preserve original real data.',
    claims: ['seven-protections/saves: original kept', 'dialects/original-saves'],
  },
  {
    says: 'Track provenance.',
    claims: ['seven-protections/saves: provenance tracked'],
  },
  {
    says: 'Verify synthetic answers.',
    claims: [
      'seven-protections/acts: answers verified',
      'seven-protections/saves: answers verified',
      'errors-multiply/verifier-removes',
    ],
  },
  {
    says: 'Measure performance on rare cases.',
    claims: ['early-collapse/rare-before-coverage', 'average-hides-rare/rare-suffers'],
    note: 'Every measure of a run has a row for words used once ([measures.md](measures.md)). To read rare text twice is a protection of its own.',
  },
  {
    says: 'Remove near-duplicates.',
    claims: ['seven-protections/acts: near duplicates removed', 'balanced-view/deduplicated-helps'],
  },
  {
    says: 'Use independent test sets.',
    claims: ['seven-protections/acts: tested on other hands', 'balanced-view/own-test-flatters'],
  },
  {
    says: 'Use several generators and methods, against blind spots.',
    claims: [
      'several-generators/several-help',
      'several-generators/blind-spots-differ',
      'several-generators/blind-texts',
      'several-generators/more-than-more-text',
      'several-generators/other-methods',
    ],
  },
  {
    says: 'A model may go from 82 to 85 % and lose half of a small rare category.',
    claims: [
      'average-hides-rare/average-improves',
      'average-hides-rare/rare-suffers',
      'average-hides-rare/small-average',
      'average-hides-rare/small-rare',
    ],
  },
  {
    says: 'Measure common and rare cases apart.',
    claims: ['rare-first/rarer-1', 'average-hides-rare/rare-suffers'],
  },
  {
    says: 'Measure languages and regions apart.',
    claims: ['dialects/minority-first'],
    note: '`measure --slice label` and `--slice section` measure the parts of any text.',
  },
  {
    says: 'Measure easy and difficult examples apart.',
    claims: ['average-hides-rare/rare-suffers'],
    note: 'Difficult is what is rare here: a word of a book has no other difficulty that could be known beforehand.',
  },
  {
    says: 'Measure accuracy and diversity of outputs.',
    claims: ['early-collapse/rare-before-accuracy', 'more-repetitive/fewer-sequences'],
  },
  {
    says: 'Test on synthetic and on real text.',
    claims: ['balanced-view/own-test-flatters'],
  },
  {
    says: 'Measure overall quality and the worst case.',
    claims: ['average-hides-rare/rare-suffers'],
    note: '`measure --slice` names the best and the worst part.',
  },
  {
    says: 'Does synthetic data replace or supplement real data?',
    claims: ['balanced-view/supplement-helps'],
  },
  {
    says: 'How accurate is the generator?',
    claims: ['balanced-view/stronger-helps'],
  },
  {
    says: 'Are rare cases preserved?',
    claims: ['balanced-view/rare-helps'],
  },
  {
    says: 'Are outputs verified?',
    claims: ['balanced-view/verified-helps'],
  },
  {
    says: 'Are duplicates and low-quality samples removed?',
    claims: ['balanced-view/deduplicated-helps', 'balanced-view/verified-helps'],
  },
  {
    says: 'Is the evaluation independent?',
    claims: ['balanced-view/own-test-flatters'],
  },
  {
    says: 'Collapse is not inevitable.',
    claims: ['replace-or-keep/accumulate-helps', 'balanced-view/some-are-better'],
  },
]
