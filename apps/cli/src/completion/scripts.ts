/** Shells that can be taught to complete. */
export const SHELLS = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof SHELLS)[number];

/** First word of the call by which the scripts ask for completions. */
export const COMPLETE = '__complete';

// ${COMP_WORDS…} and the like are the shell's own.
const BASH = String.raw`# bash completion for modelhaven: eval "$(modelhaven completion bash)"
_modelhaven() {
  local IFS=$'\n' line
  COMPREPLY=()
  while read -r line; do
    if [ "$line" = ':files' ]; then
      compopt -o filenames 2>/dev/null
      COMPREPLY+=($(compgen -f -- "\${COMP_WORDS[COMP_CWORD]}"))
    else
      COMPREPLY+=("\${line%%$'\t'*}")
    fi
  done < <(modelhaven ${COMPLETE} "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -F _modelhaven modelhaven
`;

const ZSH = String.raw`#compdef modelhaven
# zsh completion for modelhaven: eval "$(modelhaven completion zsh)"
_modelhaven() {
  local line
  local -a found
  while IFS= read -r line; do
    if [[ $line == ':files' ]]; then
      _files
    else
      line=\${line//:/\\:}
      found+=("\${line/$'\t'/:}")
    fi
  done < <(modelhaven ${COMPLETE} "\${words[@]:1:$((CURRENT - 1))}" 2>/dev/null)
  (( \${#found} )) && _describe -t commands modelhaven found
}
compdef _modelhaven modelhaven
`;

const FISH = `# fish completion for modelhaven: modelhaven completion fish | source
function __modelhaven_complete
  set -l typed (commandline -opc) (commandline -ct)
  for line in (modelhaven ${COMPLETE} $typed[2..-1] 2>/dev/null)
    if test "$line" = ':files'
      __fish_complete_path (commandline -ct)
    else
      echo $line
    end
  end
end
complete -c modelhaven -f -a '(__modelhaven_complete)'
`;

/** The script that teaches a shell. */
export function completionScript(shell: Shell): string {
  const script = { bash: BASH, zsh: ZSH, fish: FISH }[shell];
  // A raw template keeps the backslash that holds its placeholders off.
  return script.replaceAll('\\${', '${');
}
