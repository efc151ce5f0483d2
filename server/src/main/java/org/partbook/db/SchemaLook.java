package org.partbook.db;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.partbook.db.SchemaState.Altered;
import org.partbook.db.SchemaState.Behind;
import org.partbook.db.SchemaState.HalfRun;
import org.partbook.db.SchemaState.Newer;
import org.partbook.db.SchemaState.UpToDate;

/// Judges what was noted of migrations, without Flyway, which would have to be allowed to write.
final class SchemaLook {
  private SchemaLook() {}

  /// What was noted of a migration.
  ///
  /// @param line as [Migrations] has it
  record Note(String version, boolean success, String line) {}

  /// @param packaged what this program brings along
  static SchemaState judge(List<Note> notes, Set<String> packaged) {
    var wanted = new HashMap<Integer, String>();
    packaged.forEach(line -> wanted.put(number(line.substring(0, line.indexOf(' '))), line));
    var noted = new HashMap<Integer, String>();
    var odd = new ArrayList<String>();
    for (var note : notes) {
      if (!note.success()) {
        return new HalfRun(note.version());
      }
      noted.put(number(note.version()), note.line());
      if (!packaged.contains(note.line())) {
        odd.add(note.version());
      }
    }
    return judge(noted, wanted, odd);
  }

  private static SchemaState judge(
      Map<Integer, String> noted, Map<Integer, String> wanted, List<String> odd) {
    int version = largest(noted.keySet());
    int known = largest(wanted.keySet());
    if (version > known) {
      return new Newer(Integer.toString(version), Integer.toString(known));
    }
    if (!odd.isEmpty()) {
      return new Altered(odd.getFirst());
    }
    wanted.keySet().removeAll(noted.keySet());
    return wanted.isEmpty()
        ? new UpToDate(Integer.toString(version))
        : new Behind(Integer.toString(version), Integer.toString(known), wanted.size());
  }

  private static int largest(Collection<Integer> numbers) {
    return numbers.stream().mapToInt(Integer::intValue).max().orElse(0);
  }

  /// Ours are whole numbers.
  private static int number(String version) {
    return version.matches("[0-9]{1,9}") ? Integer.parseInt(version) : Integer.MAX_VALUE;
  }
}
