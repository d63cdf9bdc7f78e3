"""The fields of a SoretFlow run folder as VTK data, with derived fields."""
import json
import os
import re
import xml.etree.ElementTree as ElementTree

import numpy
from vtkmodules.util.numpy_support import numpy_to_vtk, vtk_to_numpy
from vtkmodules.vtkCommonCore import vtkDataArray, vtkDoubleArray, vtkPoints, vtkStringArray
from vtkmodules.vtkCommonDataModel import vtkStructuredGrid
from vtkmodules.vtkIOXML import vtkXMLImageDataReader, vtkXMLRectilinearGridReader

METRES = {"m": 1.0, "mm": 1e-3, "µm": 1e-6, "nm": 1e-9}
"""Units of length that coordinates may have."""

SECTOR = 5.0
"""Largest angle of a cell where a half plane is turned about its axis [degrees]."""


class RunFolderError(Exception):
    """A run folder has no fields, or they cannot be read; the text is meant for people."""


class RunSeries:
    """The time series of a run.

    name: the run folder, or a file in it.
    """

    def __init__(self, name):
        self.folder = name if os.path.isdir(name) else os.path.dirname(os.path.abspath(name))
        entries = self._entries()
        self.times = [time for time, _ in entries]
        self._files = [file for _, file in entries]
        self._species = _species(os.path.join(self.folder, "case.yaml"))
        self._summary = _json(os.path.join(self.folder, "summary.json"))
        # all files have the same mesh: one that is whole tells it, whatever became of the others
        self._pattern = next((index for index, file in enumerate(self._files) if not _damage(file)), 0)
        self._axisymmetric = _is_axisymmetric(self._files[self._pattern])

    def _entries(self):
        series = os.path.join(self.folder, "fields.pvd")
        if not os.path.isfile(series):
            raise RunFolderError("SoretFlow: there are no fields in %s: no file fields.pvd" % self.folder)
        try:
            sets = ElementTree.parse(series).getroot().iter("DataSet")
            entries = [(float(entry.get("timestep")), os.path.join(self.folder, entry.get("file"))) for entry in sets]
        except OSError as failure:
            raise RunFolderError("SoretFlow: %s cannot be read: %s" % (series, failure.strerror)) from failure
        except (ElementTree.ParseError, TypeError, ValueError) as failure:
            raise RunFolderError("SoretFlow: %s is damaged: %s" % (series, failure)) from failure
        if not entries:
            raise RunFolderError("SoretFlow: no fields have been written to %s yet" % self.folder)
        return sorted(entries)

    def new_output(self, angle):
        """An empty object of the type that `load` gives with the same angle."""
        return vtkStructuredGrid() if self._turns(angle) else self._reader(self._pattern).GetOutput().NewInstance()

    def extent(self, angle):
        """First and last point along each axis, six numbers, of what `load` gives with the same angle."""
        reader = self._reader(self._pattern)
        reader.UpdateInformation()
        extent = reader.GetOutputInformation(0).Get(reader.GetExecutive().WHOLE_EXTENT())
        return extent[:4] + (0, _sectors(angle)) if self._turns(angle) else extent

    def _turns(self, angle):
        return self._axisymmetric and angle > 0

    def load(self, time, derived, angle):
        """Fields of the last output that is not later than `time` [s], and its time.

        derived: whether to add what can be computed from them; angle: by how many degrees the half plane of an
        axisymmetric run is turned about its axis.
        """
        index = max(0, int(numpy.searchsorted(self.times, time * (1 + 1e-12), side="right")) - 1)
        reader = self._reader(index)
        reader.Update()
        data = reader.GetOutput()
        if data.GetNumberOfCells() == 0:
            raise RunFolderError("SoretFlow: %s cannot be read" % self._files[index])
        if derived:
            add_derived(data, self._species)
        self._add_summary(data.GetFieldData())
        return turned(data, angle) if self._turns(angle) else data, self.times[index]

    def _reader(self, index):
        file = self._files[index]
        damage = _damage(file)
        if damage:
            raise RunFolderError("SoretFlow: %s %s" % (file, damage))
        reader = vtkXMLImageDataReader() if file.endswith(".vti") else vtkXMLRectilinearGridReader()
        reader.SetFileName(file)
        return reader

    def _add_summary(self, field_data):
        """How the run ended, and the final values of its reports with their units."""
        if not isinstance(self._summary, dict):
            return
        status = vtkStringArray()
        status.SetName("Status")
        status.InsertNextValue(str(self._summary.get("status")))
        field_data.AddArray(status)
        quantities = self._summary.get("quantities")
        for name, quantity in (quantities if isinstance(quantities, dict) else {}).items():
            if isinstance(quantity, dict) and isinstance(quantity.get("value"), (int, float)):
                array = vtkDoubleArray()
                array.SetName("final " + name)
                array.InsertNextValue(quantity["value"])
                _set_unit(array, quantity.get("unit"))
                field_data.AddArray(array)


def add_derived(data, species):
    """Adds derived cell arrays to a grid, with their units.

    temperature_gradient [K/m] and vorticity [1/s] by differences between cell centres, one-sided at the ends of the
    mesh; <species>_relative [1]: the amount divided by its mean over the volume where there is any. Meant for viewing.
    Where x is a distance from an axis the vorticity is that about the axis, towards growing angles.
    """
    grid = _Grid(data)
    if grid.has("temperature"):
        grid.add("temperature_gradient", "K/m", numpy.stack(grid.gradient(grid.field("temperature")), axis=-1))
    if grid.has("velocity"):
        velocity = grid.field("velocity")
        du, dv, dw = (grid.gradient(velocity[..., q]) for q in range(3))
        vorticity = [dw[1] - dv[2], du[2] - dw[0], dv[0] - du[1]]
        flat = grid.shape[0] == 1
        grid.add("vorticity", "1/s", vorticity[2] if flat else numpy.stack(vorticity, axis=-1))
    for name in species:
        if grid.has(name):
            amount = grid.field(name)
            inside = numpy.isfinite(amount) & (amount > 0)
            volume = grid.volumes()
            mean = (amount[inside] * volume[inside]).sum() / volume[inside].sum() if inside.any() else 0.0
            if mean > 0:
                grid.add(name + "_relative", "1", amount / mean)


class _Grid:
    """Cell arrays of a grid with its axes; arrays have the shape (z, y, x)."""

    def __init__(self, data):
        self._cells = data.GetCellData()
        metres = METRES.get(_text(data.GetFieldData(), "LengthUnit"), 1.0)
        self._faces = [faces * metres for faces in _faces(data)]
        self._axisymmetric = _text(data.GetFieldData(), "Coordinates") == "axisymmetric"
        self.shape = tuple(max(1, len(faces) - 1) for faces in reversed(self._faces))

    def has(self, name):
        """Whether there is such an array."""
        return self._cells.HasArray(name) == 1

    def field(self, name):
        """Values of an array."""
        values = vtk_to_numpy(self._cells.GetArray(name))
        return values.reshape(self.shape + values.shape[1:])

    def gradient(self, values):
        """Derivatives of a scalar along x, y and z; zero along an axis of one cell."""
        derivatives = []
        for axis, faces in enumerate(self._faces):
            if len(faces) > 2:
                centres = 0.5 * (faces[1:] + faces[:-1])
                derivatives.append(numpy.gradient(values, centres, axis=2 - axis))
            else:
                derivatives.append(numpy.zeros_like(values))
        return derivatives

    def volumes(self):
        """Volumes of the cells, of a flat sheet their areas, of rings the volumes of a radian."""
        x, y, z = (numpy.diff(faces) if len(faces) > 1 else numpy.ones(1) for faces in self._faces)
        if self._axisymmetric:
            x = x * 0.5 * (self._faces[0][1:] + self._faces[0][:-1])
        return z[:, None, None] * y[None, :, None] * x[None, None, :]

    def add(self, name, unit, values):
        """Adds an array of scalars, or of vectors if it has one more dimension."""
        vector = values.ndim == 4
        array = numpy_to_vtk(numpy.ascontiguousarray(values.reshape((-1, 3) if vector else -1)), deep=1)
        array.SetName(name)
        for q in range(3 if vector else 0):
            array.SetComponentName(q, "xyz"[q])
        _set_unit(array, unit)
        self._cells.AddArray(array)


def turned(data, angle):
    """The cells that a half plane sweeps in a turn by some degrees about its axis y, as a structured grid.

    Vectors turn with their cells; everything else is the same at all angles.
    """
    sectors = _sectors(angle)
    edges = numpy.radians(numpy.linspace(0.0, angle, sectors + 1))
    radii, heights, _ = _faces(data)
    sweep = numpy.ones((len(edges), len(heights), len(radii)))
    cosine, sine = numpy.cos(edges)[:, None, None], numpy.sin(edges)[:, None, None]
    places = numpy.stack((sweep * cosine * radii, sweep * heights[:, None], sweep * sine * radii), axis=-1)
    points = vtkPoints()
    points.SetData(numpy_to_vtk(places.reshape(-1, 3), deep=1))
    grid = vtkStructuredGrid()
    grid.SetDimensions(len(radii), len(heights), len(edges))
    grid.SetPoints(points)
    cells = data.GetCellData()
    for a in range(cells.GetNumberOfArrays()):
        array = cells.GetArray(a)
        values = vtk_to_numpy(array)
        if array.GetNumberOfComponents() == 3:
            values = _turned_vectors(values, 0.5 * (edges[1:] + edges[:-1]))
        else:
            values = numpy.tile(values, sectors)
        copy = array.NewInstance()
        copy.DeepCopy(numpy_to_vtk(numpy.ascontiguousarray(values), deep=1, array_type=array.GetDataType()))
        copy.SetName(array.GetName())
        for q in range(3 if array.GetNumberOfComponents() == 3 else 0):
            copy.SetComponentName(q, "xyz"[q])
        copy.CopyInformation(array.GetInformation(), 1)
        grid.GetCellData().AddArray(copy)
    if cells.GetScalars() is not None:
        grid.GetCellData().SetActiveScalars(cells.GetScalars().GetName())
    grid.GetFieldData().ShallowCopy(data.GetFieldData())
    return grid


def _turned_vectors(values, angles):
    """Vectors with the components (radial, axial, about the axis) in space, at several angles one after the other."""
    cosine, sine = numpy.cos(angles)[:, None], numpy.sin(angles)[:, None]
    radial, axial, around = values[:, 0], values[:, 1], values[:, 2]
    return numpy.stack((cosine * radial - sine * around, axial + 0 * cosine, sine * radial + cosine * around),
                       axis=-1).reshape(-1, 3)


def _sectors(angle):
    return max(1, int(numpy.ceil(angle / SECTOR - 1e-9)))


def _is_axisymmetric(file):
    """Whether the head of a field file says that x is a distance from an axis; a file that is missing does not."""
    try:
        with open(file, "rb") as content:
            return b'Name="Coordinates"' in content.read(1 << 16)
    except OSError:
        return False


def _damage(file):
    """What makes a field file unreadable, to be said after its name; None if it begins and ends as it should.

    VTK's own readers tell of a file that is cut off in a dozen lines, and not by its name.
    """
    try:
        with open(file, "rb") as content:
            head = content.read(4096)
            content.seek(max(0, os.path.getsize(file) - 64))
            tail = content.read()
    except FileNotFoundError:
        return "is missing"
    except OSError as failure:
        return "cannot be read: %s" % failure.strerror
    if b"<VTKFile" not in head:
        return "is damaged: it is no VTK file"
    return None if b"</VTKFile>" in tail else "is damaged: its end is missing"


def _faces(data):
    """Positions of the points along x, y and z."""
    if data.IsA("vtkRectilinearGrid"):
        return [vtk_to_numpy(axis).astype(float)
                for axis in (data.GetXCoordinates(), data.GetYCoordinates(), data.GetZCoordinates())]
    extent, origin, spacing = data.GetExtent(), data.GetOrigin(), data.GetSpacing()
    return [origin[a] + spacing[a] * numpy.arange(extent[2 * a], extent[2 * a + 1] + 1) for a in range(3)]


def _set_unit(array, unit):
    if unit:
        array.GetInformation().Set(vtkDataArray.UNITS_LABEL(), unit)


def _text(field_data, name):
    array = field_data.GetAbstractArray(name)
    return array.GetValue(0) if array is not None and array.GetNumberOfValues() > 0 else ""


def _json(file):
    try:
        with open(file, encoding="utf-8") as content:
            return json.load(content)
    except (OSError, ValueError, RecursionError):
        return None


def _species(file):
    """Names of the species in the complete case file that a run leaves; none if it is missing."""
    try:
        with open(file, encoding="utf-8") as content:
            text = content.read()
    except (OSError, ValueError):
        return []
    block = re.search(r"^  species:\n((?:    .*\n)+)", text, re.MULTILINE)
    return re.findall(r"^    ([^\s:]+):", block.group(1), re.MULTILINE) if block else []
