package dev.taskexec.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import javax.script.ScriptEngine;
import javax.script.ScriptException;
import org.openjdk.nashorn.api.scripting.NashornScriptEngineFactory;

/// The real Graphviz 2.44, compiled to JavaScript (viz.js) and run by Nashorn, so that nothing has
/// to be installed. To start it takes some seconds.
final class Graphviz {
  private static final String FOLDER = "/META-INF/resources/webjars/viz.js-graphviz-java/2.1.3/";

  private final ScriptEngine engine;

  private Graphviz(ScriptEngine engine) {
    this.engine = engine;
  }

  static Graphviz start() throws ScriptException {
    var engine = new NashornScriptEngineFactory().getScriptEngine("--language=es6");
    engine.eval(
        "var self = this; var Viz = {}; var console = {log: print, warn: print, error: print};");
    engine.eval(script("full.render.js"));
    engine.eval(
        """
        var module = Viz.Module();
        var options = {format: "plain", engine: "dot", files: [], images: [], yInvert: false, nop: 0};
        """);
    return new Graphviz(engine);
  }

  /// Lays out a drawing.
  ///
  /// @return Graphviz's format `plain`: a line for each node and edge
  /// @throws ScriptException with Graphviz's words, if it does not take the text
  String plain(String dot) throws ScriptException {
    engine.put("dot", dot);
    try {
      return String.valueOf(engine.eval("Viz.render(module, dot, options)"));
    } catch (ScriptException refused) {
      // A module that has failed once cannot be used again.
      engine.eval("module = Viz.Module();");
      throw refused;
    }
  }

  private static String script(String name) {
    try (var in = Graphviz.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new IllegalStateException(FOLDER + name + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
