package dev.taskexec.planner.trace;

import dev.taskexec.abi.source.Place;
import dev.taskexec.planner.attribute.Attribute;
import dev.taskexec.planner.explain.Provenance;
import java.util.List;
import java.util.Optional;

/// Nothing is known of where a task comes from: there is only its plan.
record NoTrail() implements TaskTrail {

  @Override
  public Optional<Provenance> listed() {
    return Optional.empty();
  }

  @Override
  public Optional<Place> card() {
    return Optional.empty();
  }

  @Override
  public Optional<Place> queue() {
    return Optional.empty();
  }

  @Override
  public List<Provenance> title() {
    return List.of();
  }

  @Override
  public List<Provenance> agent() {
    return List.of();
  }

  @Override
  public List<Provenance> permits() {
    return List.of();
  }

  @Override
  public List<Provenance> workdir() {
    return List.of();
  }

  @Override
  public List<Provenance> env() {
    return List.of();
  }

  @Override
  public List<Provenance> of(Attribute<?> attribute) {
    return List.of();
  }

  @Override
  public List<Provenance> ofQueue(Attribute<?> attribute) {
    return List.of();
  }

  @Override
  public Optional<Provenance> command(int index) {
    return Optional.empty();
  }

  @Override
  public Optional<Provenance> effect(int index) {
    return Optional.empty();
  }

  @Override
  public List<String> parameters() {
    return List.of();
  }
}
