/** Shells that can be taught to complete. */
export const SHELLS = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof SHELLS)[number];

/** First word of the call by which the scripts ask for completions. */
export const COMPLETE = '__complete';

// ${COMP_WORDS…} and the like are the shell's own.
const BASH = String.raw`# bash completion for modelhaven: eval "$(modelhaven completion bash)"
_modelhaven() {
  local IFS=$'\n' line word split='' i count=0
  local -a typed
  COMPREPLY=()
  # Bash takes "auto:free" and "--sort=name" apart; here they are one word again.
  for ((i = 1; i <= COMP_CWORD; i++)); do
    word=\${COMP_WORDS[i]}
    if ((count > 0)) && [[ $word == [:=]* || \${typed[count - 1]} == *[:=] ]]; then
      typed[count - 1]+=$word
    else
      typed[count++]=$word
    fi
  done
  word=\${typed[count - 1]}
  # Answers take the place of what stands behind the last of these signs.
  [[ $word == *[:=]* ]] && split=\${word%"\${word##*[:=]}"}
  while read -r line; do
    if [ "$line" = ':files' ]; then
      compopt -o filenames 2>/dev/null
      COMPREPLY+=($(compgen -f -- "\${word##*=}"))
    else
      line=\${line%%$'\t'*}
      COMPREPLY+=("\${line#"$split"}")
    fi
  done < <(modelhaven ${COMPLETE} "\${typed[@]}" 2>/dev/null)
}
complete -F _modelhaven modelhaven
`;

const ZSH = String.raw`#compdef modelhaven
# zsh completion for modelhaven: eval "$(modelhaven completion zsh)"
_modelhaven() {
  local line files=''
  local -a found
  while IFS= read -r line; do
    if [[ $line == ':files' ]]; then
      files=1
    else
      line=\${line//:/\\:}
      found+=("\${line/$'\t'/:}")
    fi
  done < <(modelhaven ${COMPLETE} "\${words[@]:1:$((CURRENT - 1))}" 2>/dev/null)
  (( \${#found} )) && _describe -t commands modelhaven found
  [[ -n $files ]] && { compset -P '--*='; _files }
}
if [[ "\${funcstack[1]}" == _modelhaven ]]; then
  # A file of that name in $fpath is run when it is first asked.
  _modelhaven "$@"
else
  # Shells that complete nothing yet lack what this is built on.
  (( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
  compdef _modelhaven modelhaven
fi
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
