/** Shells for which there is a script. */
export type Shell = 'bash' | 'fish' | 'zsh'

/** What a shell is told at its start, so that the tab key completes commands, options, values and names. */
export const scripts: Readonly<Record<Shell, string>> = {
  bash: `# collapse-lab completion bash >> ~/.bashrc
_collapse_lab() {
  local candidate
  COMPREPLY=()
  while IFS= read -r candidate; do
    COMPREPLY+=("$(printf %q "$candidate")")
  done < <(collapse-lab completion -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -o default -F _collapse_lab collapse-lab`,
  fish: `# collapse-lab completion fish > ~/.config/fish/completions/collapse-lab.fish
function __collapse_lab
    set -l words (commandline -opc)
    set -e words[1]
    collapse-lab completion -- $words (commandline -ct | string collect --allow-empty) 2>/dev/null
end
complete -c collapse-lab -a '(__collapse_lab)'`,
  zsh: `#compdef collapse-lab
# collapse-lab completion zsh >> ~/.zshrc, behind compinit
_collapse_lab() {
  local -a found
  found=("\${(@f)$(collapse-lab completion -- "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  found=(\${found:#})
  if (( $#found )); then compadd -a found; else _files; fi
}
if [[ "\${zsh_eval_context[-1]}" == loadautofunc ]]; then _collapse_lab "$@"; else compdef _collapse_lab collapse-lab; fi`,
}

/** The shell that somebody uses, by the environment variable SHELL. */
export function shellOf(path: string | undefined): Shell {
  const name = path?.replace(/^.*\//, '')
  return name === 'zsh' || name === 'fish' ? name : 'bash'
}
