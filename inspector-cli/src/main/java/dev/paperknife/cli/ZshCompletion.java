package dev.paperknife.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** A completion function for zsh, by its {@code _arguments}. */
final class ZshCompletion {
    private ZshCompletion() {}

    static String script() {
        Map<String, CommandSpec> specs = Commands.specs();
        String names = specs.keySet().stream()
                .map(name -> "    " + quoted(name + ":" + Commands.summary(name)) + "\n")
                .collect(Collectors.joining());
        String cases = specs.entrySet().stream()
                .map(entry -> branch(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining());
        return """
                #compdef eml

                _eml() {
                  local context state state_descr line
                  typeset -A opt_args
                  local -a commands
                  commands=(
                %s  )
                  _arguments -C '(- *)'{-h,--help}'[show help]' '(- *)'{-V,--version}'[show the version]' \\
                    '1:command:->command' '*::argument:->argument'
                  case $state in
                  command) _describe -t commands 'eml command' commands ;;
                  argument)
                    case $words[1] in
                %s    esac ;;
                  esac
                }

                if [ "$funcstack[1]" = _eml ]; then
                  _eml "$@"
                else
                  compdef _eml eml
                fi
                """.formatted(names, cases);
    }

    private static String branch(String name, CommandSpec spec) {
        List<String> arguments = new ArrayList<>();
        spec.options().forEach(option -> arguments.add(option(option)));
        spec.positionalParameters().forEach(parameter -> arguments.add(positional(parameter)));
        return "    " + name + ")\n      _arguments -s \\\n        " + String.join(" \\\n        ", arguments)
                + " ;;\n";
    }

    private static String option(OptionSpec option) {
        List<String> names = List.of(option.names());
        boolean isFlag = option.arity().max() == 0;
        String once = option.isMultiValue() ? "*" : "";
        String description = "[" + escaped(option.description()[0]) + "]" + (isFlag ? "" : values(option));
        return names.stream()
                .map(name -> quoted(once + name + (isFlag ? "" : name.startsWith("--") ? "=" : "+") + description))
                .collect(Collectors.joining(" "));
    }

    private static String positional(PositionalParamSpec parameter) {
        boolean isMany = parameter.index().max() > parameter.index().min()
                || parameter.arity().max() > 1;
        return quoted((isMany ? "*" : Integer.toString(parameter.index().min() + 1)) + values(parameter));
    }

    /** What an argument may be: words where they are known, else a file. */
    private static String values(ArgSpec argument) {
        String label = ":" + escaped(argument.paramLabel()) + ":";
        Iterable<String> candidates = argument.completionCandidates();
        return candidates == null ? label + "_files" : label + "(" + String.join(" ", candidates) + ")";
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("[", "\\[")
                .replace("]", "\\]")
                .replace(":", "\\:");
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
